/* Programs made up from a number, for tests. */
#ifndef YULGEN_H
#define YULGEN_H

#include <stdint.h>

/* The next number of a sequence; *state is any number to start with. */
uint64_t next_random(uint64_t *state);
/* The text of a valid Yul block; to be freed.  The same for the same seed. */
char *yul_generate(uint64_t seed);

#endif
