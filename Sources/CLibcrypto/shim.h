/* SHA-256 of the system's libcrypto (OpenSSL), for the sums of the input files. */
#include <openssl/sha.h>
