/* Access to ncurses that its header gives only as macros or global variables. */
#ifndef TIERLINE_SCREEN_H
#define TIERLINE_SCREEN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Attributes of a cell, as in the bits of Swift's Style.Attributes. */
enum {
  TL_BOLD = 1,
  TL_UNDERLINE = 2,
  TL_REVERSE = 4,
  TL_DIM = 8,
};

/* The whole screen; NULL before tl_screen_open. */
WINDOW *tl_screen(void);

/*
 * Opens the screen for a terminal type on copies of two descriptors; false when the type is not
 * described on this system.
 */
bool tl_screen_open(const char *type, int output, int input);

/* Colours that the terminal has; 0 when it has none or tl_start_colour was not called. */
int tl_colours(void);

/* Makes the terminal's own colours available; false when there are none. */
bool tl_start_colour(void);

/*
 * Paints one cell: `count` (1 to 5) scalars of which the first takes room, attributes (TL_*), and a
 * colour pair. False when ncurses refuses it.
 */
bool tl_paint(int row, int column, const uint32_t *scalars, int count, int attributes, int pair);

/* Columns that the C library gives a scalar; -1 when it cannot be printed. */
int tl_columns(uint32_t scalar);

/* The bytes of a string capability without padding; NULL when the terminal lacks it. */
const char *tl_capability(const char *name);

/*
 * The bytes, padding included, that move the real cursor there whatever ncurses believes about it;
 * valid until the next call. NULL when the terminal has no such sequence.
 */
const char *tl_cursor_address(int row, int column);

/* Sets locale from the environment; true when characters are UTF-8 then. */
bool tl_set_locale(void);

#endif
