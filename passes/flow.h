/* Where values go, and what they are asked for. */
#ifndef FLOW_H
#define FLOW_H

#include "ir.h"

/*
 * By value id: is the value computed from v (or v itself), through pure
 * instructions and phis?  The array lives in `mem`.
 */
bool *flow_from(struct arena *mem, const struct fn *f, const struct val *v);
/* The same from several values: those of `from` are marked, and spread. */
void flow_spread(struct arena *mem, const struct fn *f, bool *from);
/* Without masks that cut a number to the width of its type. */
const struct val *flow_strip(const struct val *v);
/* Without numbers that are added: what a pointer was made from. */
const struct val *flow_base(const struct val *v);
/* Does it read the contract's own balance of ether? */
bool is_own_ether(const struct ins *in);

#endif
