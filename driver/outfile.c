/*
 * A file name in, a file out that is there whole or not at all: written
 * beside its place under another name, and renamed when all went well.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "out.h"

/* Devices and pipes cannot be replaced, and need not be. */
static bool written_directly(const char *path)
{
	struct stat st;

	return !strcmp(path, "-") ||
	       (!stat(path, &st) && !S_ISREG(st.st_mode));
}

bool outfile_direct(struct outfile *o, const char *path)
{
	*o = (struct outfile){ 0 };
	if (!strcmp(path, "-"))
		o->f = fdopen(dup(STDOUT_FILENO), "w");
	else
		o->f = fopen(path, "we");
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
