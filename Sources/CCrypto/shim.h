// The low-level SHA-256 is a plain struct that copies in one instruction; OpenSSL 3 marks it deprecated in favour of
// contexts on the heap, and keeps it.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>
#include <openssl/crypto.h>
#include <openssl/x509.h>
