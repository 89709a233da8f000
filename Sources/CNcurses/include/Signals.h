/*
 * Signals, handled with nothing but calls that are allowed in a handler.
 *
 * Ordinary signals write one byte, the signal number, into a pipe that the event loop reads.
 * Fatal ones give the terminal back with bytes prepared in advance, then die by the same signal.
 */
#ifndef TIERLINE_SIGNALS_H
#define TIERLINE_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

/* Installs all handlers; `pipe` is the writing end, not blocking. False when one is refused. */
bool tl_signals_install(int pipe);

/* Puts back what was installed before. */
void tl_signals_remove(void);

/* Puts the stop signal back to its default (true) or to the handler (false). */
void tl_stop_signal_default(bool is_default);

/* Takes down the attributes of the terminal on `terminal` as the ones to go back to. */
bool tl_remember_terminal(int terminal);

/* Sets the terminal to the remembered attributes, unless this process is in the background. */
void tl_restore_terminal(void);

/*
 * What a fatal signal writes to the terminal before dying; copied. At most 1024 bytes, false when
 * longer. A length of 0 means that nothing has to be given back.
 */
bool tl_set_restore_bytes(const char *bytes, size_t count);

/*
 * Holds back what is written to standard error until tl_release_errors; a fatal signal writes it
 * out before dying. False when a descriptor cannot be had.
 */
bool tl_hold_errors(void);

/* Ends holding and writes what was held to standard error. */
void tl_release_errors(void);

#endif
