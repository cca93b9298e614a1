/*
 * 256-bit words with the EVM's arithmetic, their text, and Keccak-256.
 *
 * A word is four 64-bit limbs, least significant first.  Everything wraps;
 * division by zero is zero.  Relies on the compiler's 128-bit integers.
 */
#include <string.h>

#include "yul.h"

typedef unsigned __int128 u128;

const u256 u256_zero = { { 0, 0, 0, 0 } };
const u256 u256_one = { { 1, 0, 0, 0 } };
const u256 u256_max = { { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX } };

u256 u256_from(uint64_t x)
{
	return (u256){ { x, 0, 0, 0 } };
}

u256 u256_mask(unsigned n)
{
	u256 r = u256_zero;

	for (unsigned i = 0; i < 4; i++, n = n > 64 ? n - 64 : 0)
		r.w[i] = n >= 64 ? UINT64_MAX : ((uint64_t)1 << n) - 1;
	return r;
}

bool u256_to_u64(u256 x, uint64_t *out)
{
	if (x.w[1] | x.w[2] | x.w[3])
		return false;
	*out = x.w[0];
	return true;
}

static bool is_negative(u256 x)
{
	return x.w[3] >> 63;
}

int u256_scmp(u256 a, u256 b)
{
	if (is_negative(a) != is_negative(b))
		return is_negative(a) ? -1 : 1;
	return u256_cmp(a, b);
}

bool u256_bit(u256 x, unsigned i)
{
	return i < 256 && x.w[i / 64] >> i % 64 & 1;
}

unsigned u256_bits(u256 x)
{
	for (unsigned i = 4; i-- > 0;)
		if (x.w[i])
			return i * 64 + 64 - (unsigned)__builtin_clzll(x.w[i]);
	return 0;
}

unsigned u256_ctz(u256 x)
{
	for (unsigned i = 0; i < 4; i++)
		if (x.w[i])
			return i * 64 + (unsigned)__builtin_ctzll(x.w[i]);
	return 256;
}

uint64_t u256_hash(u256 x)
{
	uint64_t h = 0;

	for (int i = 0; i < 4; i++) {
		h = (h ^ x.w[i]) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	return h;
}

u256 u256_add(u256 a, u256 b)
{
	u128 c = 0;

	for (int i = 0; i < 4; i++) {
		c += (u128)a.w[i] + b.w[i];
		a.w[i] = (uint64_t)c;
		c >>= 64;
	}
	return a;
}

static u256 negate(u256 a)
{
	return u256_add(u256_not(a), u256_one);
}

u256 u256_sub(u256 a, u256 b)
{
	return u256_add(a, negate(b));
}

static void mul_full(u256 a, u256 b, uint64_t out[8])
{
	memset(out, 0, 8 * sizeof(*out));
	for (int i = 0; i < 4; i++) {
		u128 c = 0;

		for (int j = 0; j < 4; j++) {
			c += (u128)a.w[i] * b.w[j] + out[i + j];
			out[i + j] = (uint64_t)c;
			c >>= 64;
		}
		out[i + 4] = (uint64_t)c;
	}
}

u256 u256_mul(u256 a, u256 b)
{
	uint64_t p[8];
	u256 r;

	mul_full(a, b, p);
	memcpy(r.w, p, sizeof(r.w));
	return r;
}

/* r = x << n, n < 64, over len limbs; r has len + 1. */
static void shift_up(uint64_t *r, const uint64_t *x, int len, unsigned n)
{
	uint64_t carry = 0;

	for (int i = 0; i < len; i++) {
		r[i] = x[i] << n | carry;
		carry = n ? x[i] >> (64 - n) : 0;
	}
	r[len] = carry;
}

/* One digit of Knuth's algorithm D: u -= q * v at limb j; returns q. */
static uint64_t div_digit(uint64_t *u, const uint64_t *v, int n)
{
	u128 top = (u128)u[n] << 64 | u[n - 1];
	u128 q = top / v[n - 1], rem = top % v[n - 1];

	while (q >> 64 || (n > 1 && q * v[n - 2] > (rem << 64 | u[n - 2]))) {
		q--;
		rem += v[n - 1];
		if (rem >> 64)
			break;
	}
	u128 carry = 0, borrow = 0;
	for (int i = 0; i < n; i++) {
		carry += (u128)(uint64_t)q * v[i];
		u128 d = (u128)u[i] - (uint64_t)carry - borrow;
		u[i] = (uint64_t)d;
		borrow = d >> 64 & 1;
		carry >>= 64;
	}
	u128 d = (u128)u[n] - (uint64_t)carry - borrow;
	u[n] = (uint64_t)d;
	if (d >> 64 & 1) {		/* q was one too large */
		q--;
		carry = 0;
		for (int i = 0; i < n; i++) {
			carry += (u128)u[i] + v[i];
			u[i] = (uint64_t)carry;
			carry >>= 64;
		}
		u[n] += (uint64_t)carry;
	}
	return (uint64_t)q;
}

/* x (len limbs, at most 8) by m, not zero.  q (len limbs) may be NULL. */
static u256 div_rem(const uint64_t *x, int len, u256 m, uint64_t *q)
{
	uint64_t u[9], v[5];
	int n = (int)(u256_bits(m) + 63) / 64;
	unsigned shift = (unsigned)__builtin_clzll(m.w[n - 1]);

	shift_up(u, x, len, shift);
	shift_up(v, m.w, n, shift);
	if (q)
		memset(q, 0, (size_t)len * sizeof(*q));
	for (int j = len - n; j >= 0; j--) {
		uint64_t d = div_digit(u + j, v, n);

		if (q)
			q[j] = d;
	}
	u256 r = u256_zero;
	for (int i = 0; i < n; i++)
		r.w[i] = u[i] >> shift | (shift ? u[i + 1] << (64 - shift) : 0);
	return r;
}

u256 u256_div(u256 a, u256 b)
{
	u256 q;

	if (u256_is_zero(b))
		return u256_zero;
	div_rem(a.w, 4, b, q.w);
	return q;
}

u256 u256_mod(u256 a, u256 b)
{
	return u256_is_zero(b) ? b : div_rem(a.w, 4, b, NULL);
}

static u256 magnitude(u256 x)
{
	return is_negative(x) ? negate(x) : x;
}

u256 u256_sdiv(u256 a, u256 b)
{
	u256 q = u256_div(magnitude(a), magnitude(b));

	return is_negative(a) != is_negative(b) ? negate(q) : q;
}

u256 u256_smod(u256 a, u256 b)
{
	u256 r = u256_mod(magnitude(a), magnitude(b));

	return is_negative(a) ? negate(r) : r;
}

u256 u256_exp(u256 a, u256 b)
{
	u256 r = u256_one;

	for (unsigned i = u256_bits(b); i-- > 0;) {
		r = u256_mul(r, r);
		if (u256_bit(b, i))
			r = u256_mul(r, a);
	}
	return r;
}

u256 u256_addmod(u256 a, u256 b, u256 m)
{
	uint64_t sum[5];
	u128 c = 0;

	if (u256_is_zero(m))
		return m;
	for (int i = 0; i < 4; i++) {
		c += (u128)a.w[i] + b.w[i];
		sum[i] = (uint64_t)c;
		c >>= 64;
	}
	sum[4] = (uint64_t)c;
	return div_rem(sum, 5, m, NULL);
}

u256 u256_mulmod(u256 a, u256 b, u256 m)
{
	uint64_t p[8];

	if (u256_is_zero(m))
		return m;
	mul_full(a, b, p);
	return div_rem(p, 8, m, NULL);
}

u256 u256_signextend(u256 k, u256 x)
{
	uint64_t byte;

	if (!u256_to_u64(k, &byte) || byte >= 31)
		return x;
	unsigned bits = (unsigned)byte * 8 + 8;
	u256 low = u256_mask(bits);
	if (u256_bit(x, bits - 1))
		return u256_or(x, u256_not(low));
	return u256_and(x, low);
}

u256 u256_byte(u256 i, u256 x)
{
	uint64_t n;

	if (!u256_to_u64(i, &n) || n > 31)
		return u256_zero;
	n = 31 - n;
	return u256_from(x.w[n / 8] >> n % 8 * 8 & 0xff);
}

u256 u256_shl(u256 n, u256 x)
{
	uint64_t by;
	u256 r = u256_zero;

	if (!u256_to_u64(n, &by) || by > 255)
		return r;
	for (unsigned i = 0, limb = by / 64, bit = by % 64; i + limb < 4; i++) {
		r.w[i + limb] |= x.w[i] << bit;
		if (bit && i + limb + 1 < 4)
			r.w[i + limb + 1] = x.w[i] >> (64 - bit);
	}
	return r;
}

u256 u256_shr(u256 n, u256 x)
{
	uint64_t by;
	u256 r = u256_zero;

	if (!u256_to_u64(n, &by) || by > 255)
		return r;
	for (unsigned i = 0, limb = by / 64, bit = by % 64; i + limb < 4; i++) {
		r.w[i] = x.w[i + limb] >> bit;
		if (bit && i + limb + 1 < 4)
			r.w[i] |= x.w[i + limb + 1] << (64 - bit);
	}
	return r;
}

u256 u256_sar(u256 n, u256 x)
{
	uint64_t by;

	if (!is_negative(x))
		return u256_shr(n, x);
	if (!u256_to_u64(n, &by) || by > 255)
		return u256_max;
	return u256_or(u256_shr(n, x), u256_not(u256_mask(256 - by)));
}

u256 u256_clz(u256 x)
{
	return u256_from(256 - u256_bits(x));
}

/* ---- text ------------------------------------------------------------- */

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

/* x = x * base + d; false if that does not fit. */
static bool push_digit(u256 *x, unsigned base, unsigned d)
{
	u128 c = d;

	for (int i = 0; i < 4; i++) {
		c += (u128)x->w[i] * base;
		x->w[i] = (uint64_t)c;
		c >>= 64;
	}
	return c == 0;
}

bool u256_parse(const char *s, size_t len, u256 *out, bool *too_big)
{
	bool hex = len > 2 && s[0] == '0' && s[1] == 'x';
	bool fits = true;
	int base = hex ? 16 : 10;

	*out = u256_zero;
	if (too_big)
		*too_big = false;
	if (!len)
		return false;
	for (size_t i = hex ? 2 : 0; i < len; i++) {
		int d = digit(s[i]);

		if (d >= base)
			return false;
		fits = push_digit(out, (unsigned)base, (unsigned)d) && fits;
	}
	if (too_big)
		*too_big = !fits;
	return fits;
}

char *u256_hex(u256 x, char *buf)
{
	unsigned n = (u256_bits(x) + 3) / 4;
	char *p = buf;

	*p++ = '0';
	*p++ = 'x';
	if (!n)
		*p++ = '0';
	while (n-- > 0)
		*p++ = "0123456789abcdef"[x.w[n / 16] >> n % 16 * 4 & 15];
	*p = '\0';
	return buf;
}

/* Divides by a number that fits in a limb; returns the remainder. */
static uint64_t div_small(u256 *x, uint64_t by)
{
	u128 rem = 0;

	for (int i = 3; i >= 0; i--) {
		rem = rem << 64 | x->w[i];
		x->w[i] = (uint64_t)(rem / by);
		rem %= by;
	}
	return (uint64_t)rem;
}

char *u256_dec(u256 x, char *buf)
{
	char tmp[79], *p = tmp + sizeof(tmp);

	*--p = '\0';
	do
		*--p = (char)('0' + div_small(&x, 10));
	while (!u256_is_zero(x));
	return memcpy(buf, p, (size_t)(tmp + sizeof(tmp) - p));
}

void u256_to_bytes(u256 x, uint8_t out[32])
{
	for (unsigned i = 0; i < 32; i++)
		out[31 - i] = (uint8_t)(x.w[i / 8] >> i % 8 * 8);
}

u256 u256_from_bytes(const uint8_t in[32])
{
	u256 x = u256_zero;

	for (unsigned i = 0; i < 32; i++)
		x.w[i / 8] |= (uint64_t)in[31 - i] << i % 8 * 8;
	return x;
}

/* ---- Keccak-256 ------------------------------------------------------- */

#define RATE 136	/* bytes absorbed between two permutations */

static const uint64_t round_constant[24] = {
	0x0000000000000001, 0x0000000000008082, 0x800000000000808a,
	0x8000000080008000, 0x000000000000808b, 0x0000000080000001,
	0x8000000080008081, 0x8000000000008009, 0x000000000000008a,
	0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
	0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
	0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
	0x000000000000800a, 0x800000008000000a, 0x8000000080008081,
	0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};
/* The order in which rho and pi visit the lanes, and how far each turns. */
static const uint8_t pi_lane[24] = {
	10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4,
	15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
};
static const uint8_t rho_turn[24] = {
	1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14,
	27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
};

static uint64_t turn(uint64_t x, unsigned n)
{
	return x << n | x >> (64 - n);
}

static void theta(uint64_t s[25])
{
	uint64_t c[5];

	for (int i = 0; i < 5; i++)
		c[i] = s[i] ^ s[i + 5] ^ s[i + 10] ^ s[i + 15] ^ s[i + 20];
	for (int i = 0; i < 25; i++)
		s[i] ^= c[(i + 4) % 5] ^ turn(c[(i + 1) % 5], 1);
}

static void rho_pi(uint64_t s[25])
{
	uint64_t t = s[1];

	for (int i = 0; i < 24; i++) {
		uint64_t next = s[pi_lane[i]];

		s[pi_lane[i]] = turn(t, rho_turn[i]);
		t = next;
	}
}

static void chi(uint64_t s[25])
{
	for (int y = 0; y < 25; y += 5) {
		uint64_t row[5];

		memcpy(row, s + y, sizeof(row));
		for (int i = 0; i < 5; i++)
			s[y + i] ^= ~row[(i + 1) % 5] & row[(i + 2) % 5];
	}
}

static void permute(uint64_t s[25])
{
	for (int i = 0; i < 24; i++) {
		theta(s);
		rho_pi(s);
		chi(s);
		s[0] ^= round_constant[i];
	}
}

static void absorb(uint64_t s[25], const uint8_t *block)
{
	for (unsigned i = 0; i < RATE; i++)
		s[i / 8] ^= (uint64_t)block[i] << i % 8 * 8;
	permute(s);
}

u256 keccak256(const uint8_t *data, size_t len)
{
	uint64_t s[25] = { 0 };
	uint8_t block[RATE] = { 0 }, out[32];

	for (; len >= RATE; data += RATE, len -= RATE)
		absorb(s, data);
	if (len)
		memcpy(block, data, len);
	block[len] = 0x01;
	block[RATE - 1] |= 0x80;
	absorb(s, block);
	for (unsigned i = 0; i < 32; i++)
		out[i] = (uint8_t)(s[i / 8] >> i % 8 * 8);
	return u256_from_bytes(out);
}
