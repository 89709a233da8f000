/*
 * ncurses with wide characters, and what Swift cannot express: macros, variables shared between
 * translation units, and signal handlers.
 */
#ifndef TIERLINE_CNCURSES_H
#define TIERLINE_CNCURSES_H

#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include <curses.h>
#include <term.h>

#include "Screen.h"
#include "Signals.h"

#endif
