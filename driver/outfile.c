/*
 * A file name in, a file out that is there whole or not at all: written
 * beside its place under another name, and renamed when all went well.
 *
 * Names that stand for an open stream are that stream.  Opened anew it would
 * be cut to nothing and have a position of its own, so that what others write
 * there, and what stood there before, would be lost.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out.h"

/* The open file that a name stands for, or -1. */
static int stream_of(const char *path)
{
	static const struct {
		const char *name;
		int fd;
	} names[] = {
		{ "-", STDOUT_FILENO },
		{ "/dev/stdout", STDOUT_FILENO },
		{ "/dev/stderr", STDERR_FILENO },
	};
	static const char *const dirs[] = { "/dev/fd/", "/proc/self/fd/" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(path, names[i].name))
			return names[i].fd;
	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++) {
		size_t n = strlen(dirs[i]), digits;

		if (strncmp(path, dirs[i], n))
			continue;
		digits = strspn(path + n, "0123456789");
		if (digits && digits < 6 && !path[n + digits])
			return atoi(path + n);
	}
	return -1;
}

/* Devices and pipes cannot be replaced, and need not be. */
static bool written_directly(const char *path)
{
	struct stat st;

	return stream_of(path) >= 0 ||
	       (!stat(path, &st) && !S_ISREG(st.st_mode));
}

bool outfile_direct(struct outfile *o, const char *path)
{
	int fd = stream_of(path);

	*o = (struct outfile){ 0 };
	if (fd < 0) {
		o->f = fopen(path, "we");
		return o->f;
	}
	fd = dup(fd);
	if (fd < 0)
		return false;
	o->f = fdopen(fd, "w");
	if (!o->f)
		close(fd);
	return o->f;
}

/* mkstemp gives 0600; others may read what the umask lets them. */
static void usual_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	if (fchmod(fd, 0666 & ~mask))
		return;		/* then it stays private */
}

bool outfile_open(struct outfile *o, struct arena *a, const char *path)
{
	*o = (struct outfile){ 0 };
	if (written_directly(path))
		return outfile_direct(o, path);
	/* A symbolic link stays one: what it names is replaced. */
	char *real = realpath(path, NULL);
	o->path = arena_strndup(a, real ? real : path,
				strlen(real ? real : path));
	free(real);
	char *temp = arena_printf(a, "%s.XXXXXX", o->path);
	int fd = mkstemp(temp);
	if (fd < 0)
		return false;
	usual_mode(fd);
	o->temp = temp;
	o->f = fdopen(fd, "w");
	if (!o->f) {
		close(fd);
		unlink(temp);
	}
	return o->f;
}

bool outfile_keep(struct outfile *o)
{
	bool good = !ferror(o->f);

	if (!good)
		errno = EIO;
	good = !fclose(o->f) && good;
	o->f = NULL;
	if (!o->temp)
		return good;
	if (good && !rename(o->temp, o->path))
		return true;
	int why = errno;
	unlink(o->temp);
	errno = why;
	return false;
}

void outfile_drop(struct outfile *o)
{
	if (o->f)
		fclose(o->f);
	o->f = NULL;
	if (o->temp)
		unlink(o->temp);
}
