/* The parts of zlib's minizip that read archives, also those that lie in memory. */
#include <minizip/ioapi.h>
#include <minizip/unzip.h>
