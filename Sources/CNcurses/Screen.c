#define _GNU_SOURCE

#include "CNcurses.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

WINDOW *tl_screen(void) { return stdscr; }

/* A stream on a copy of a descriptor, so that closing it leaves the descriptor alone. */
static FILE *open_copy(int file, const char *mode) {
  int copy = fcntl(file, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (stream == NULL) close(copy);
  return stream;
}

bool tl_screen_open(const char *type, int output, int input) {
  FILE *out = open_copy(output, "w");
  FILE *in = open_copy(input, "r");
  if (out == NULL || in == NULL) {
    if (out != NULL) fclose(out);
    if (in != NULL) fclose(in);
    return false;
  }
  SCREEN *screen = newterm(type, out, in);
  if (screen == NULL) {
    fclose(out);
    fclose(in);
    return false;
  }
  set_term(screen);
  return true;
}

int tl_colours(void) { return has_colors() ? COLORS : 0; }

bool tl_start_colour(void) {
  return has_colors() && start_color() != ERR && use_default_colors() != ERR;
}

bool tl_paint(int row, int column, const uint32_t *scalars, int count, int attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  if (count < 1 || count > CCHARW_MAX) return false;
  for (int index = 0; index < count; index++) text[index] = (wchar_t)scalars[index];
  attr_t bits = A_NORMAL;
  if (attributes & TL_BOLD) bits |= A_BOLD;
  if (attributes & TL_UNDERLINE) bits |= A_UNDERLINE;
  if (attributes & TL_REVERSE) bits |= A_REVERSE;
  if (attributes & TL_DIM) bits |= A_DIM;
  cchar_t cell;
  if (setcchar(&cell, text, bits, (short)pair, NULL) == ERR) return false;
  /* Writing the last cell of the screen reports an error because the cursor cannot move on. */
  bool is_last = row == getmaxy(stdscr) - 1 && column >= getmaxx(stdscr) - 2;
  return mvadd_wch(row, column, &cell) != ERR || is_last;
}

int tl_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

const char *tl_capability(const char *name) {
  const char *text = tigetstr(name);
  return text == NULL || text == (const char *)-1 ? NULL : text;
}

const char *tl_cursor_address(int row, int column) {
  const char *form = tl_capability("cup");
  return form == NULL ? NULL : tparm(form, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
}

bool tl_set_locale(void) {
  setlocale(LC_ALL, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
