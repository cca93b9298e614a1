/* What fold knows that other passes use too. */
#ifndef FOLD_H
#define FOLD_H

#include "ir.h"

/* Bits that are zero in every value v can have. */
u256 fold_zero_bits(const struct val *v);
/*
 * The EVM's result of a PURE builtin on constants; operands beyond its own
 * are ignored.  False if `op` is not one that can be computed.
 */
bool fold_const_op(enum op op, const u256 x[3], u256 *out);
/* Keccak-256 of an OP_hash whose operands are all constant. */
u256 fold_hash(const struct ins *in);

/* Note that h is the hash of n whole words: in m->hashed, once. */
void fold_remember_hash(struct mod *m, u256 h, const u256 *word, unsigned n);

#endif
