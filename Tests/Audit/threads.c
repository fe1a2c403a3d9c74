/* A system that gives so many threads (THREADS) and then no more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

typedef int creator(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

static atomic_long given;

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes, void *(*start)(void *),
                   void *restrict argument) {
  const char *most = getenv("THREADS");
  if (most && atomic_fetch_add(&given, 1) >= atol(most)) return EAGAIN;
  return ((creator *)dlsym(RTLD_NEXT, "pthread_create"))(thread, attributes, start, argument);
}
