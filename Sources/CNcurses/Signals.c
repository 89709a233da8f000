#define _GNU_SOURCE

#include "Signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

enum { RESTORE_LIMIT = 1024, COPY_BLOCK = 4096, HANDLER_STACK = 65536 };

static const int ordinary[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT, SIGSYS};
enum {
  ORDINARY_COUNT = sizeof ordinary / sizeof *ordinary,
  FATAL_COUNT = sizeof fatal / sizeof *fatal,
};

static struct sigaction before_ordinary[ORDINARY_COUNT];
static struct sigaction before_fatal[FATAL_COUNT];
static char handler_stack[HANDLER_STACK];
static volatile sig_atomic_t wake_pipe = -1;
static bool is_installed;

static int terminal = -1;
static struct termios attributes;
static char restore_bytes[RESTORE_LIMIT];
static volatile sig_atomic_t restore_count;

static volatile sig_atomic_t held_file = -1;
static volatile sig_atomic_t real_errors = -1;

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno != EINTR) {
      return;
    }
  }
}

static void on_ordinary(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  /* A full pipe wakes the loop all the same. */
  if (wake_pipe >= 0 && write(wake_pipe, &byte, 1) < 0) errno = saved;
  errno = saved;
}

/* Gives the terminal back if it was not given back already. */
static void give_back(void) {
  if (restore_count == 0 || terminal < 0) return;
  write_all(terminal, restore_bytes, (size_t)restore_count);
  restore_count = 0;
  tl_restore_terminal();
}

/* For code that ends the process without closing the display. */
static void on_exit_of_process(void) {
  give_back();
  tl_release_errors();
}

static void on_fatal(int number) {
  /* A second fault while giving the terminal back must kill at once. */
  signal(number, SIG_DFL);
  give_back();
  tl_release_errors();
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

bool tl_signals_install(int pipe) {
  static bool has_exit_hook;
  if (is_installed) return true;
  is_installed = true;
  wake_pipe = pipe;
  if (!has_exit_hook) has_exit_hook = atexit(on_exit_of_process) == 0;
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  bool is_complete = true;
  action.sa_handler = on_ordinary;
  action.sa_flags = SA_RESTART;
  for (int index = 0; index < ORDINARY_COUNT; index++) {
    is_complete &= sigaction(ordinary[index], &action, &before_ordinary[index]) == 0;
  }
  action.sa_handler = on_fatal;
  action.sa_flags = SA_ONSTACK;
  for (int index = 0; index < FATAL_COUNT; index++) {
    is_complete &= sigaction(fatal[index], &action, &before_fatal[index]) == 0;
  }
  return is_complete;
}

void tl_signals_remove(void) {
  if (!is_installed) return;
  is_installed = false;
  for (int index = 0; index < ORDINARY_COUNT; index++) {
    sigaction(ordinary[index], &before_ordinary[index], NULL);
  }
  for (int index = 0; index < FATAL_COUNT; index++) {
    sigaction(fatal[index], &before_fatal[index], NULL);
  }
  wake_pipe = -1;
}

void tl_stop_signal_default(bool is_default) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = is_default ? SIG_DFL : on_ordinary;
  sigaction(SIGTSTP, &action, NULL);
}

bool tl_remember_terminal(int file) {
  if (tcgetattr(file, &attributes) != 0) return false;
  terminal = file;
  return true;
}

void tl_restore_terminal(void) {
  /* In the background the terminal belongs to somebody else, and setting it would stop us. */
  if (terminal < 0 || tcgetpgrp(terminal) != getpgrp()) return;
  tcsetattr(terminal, TCSANOW, &attributes);
}

bool tl_set_restore_bytes(const char *bytes, size_t count) {
  if (count > RESTORE_LIMIT) return false;
  restore_count = 0;
  memcpy(restore_bytes, bytes, count);
  restore_count = (sig_atomic_t)count;
  return true;
}

bool tl_hold_errors(void) {
  if (real_errors >= 0) return true;
  int file = memfd_create("errors", MFD_CLOEXEC);
  if (file < 0) return false;
  int copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) {
    close(file);
    return false;
  }
  if (dup2(file, STDERR_FILENO) < 0) {
    close(copy);
    close(file);
    return false;
  }
  held_file = file;
  real_errors = copy;
  return true;
}

void tl_release_errors(void) {
  if (real_errors < 0) return;
  int file = held_file;
  dup2(real_errors, STDERR_FILENO);
  close(real_errors);
  real_errors = -1;
  held_file = -1;
  char block[COPY_BLOCK];
  off_t offset = 0;
  for (;;) {
    ssize_t count = pread(file, block, sizeof block, offset);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    write_all(STDERR_FILENO, block, (size_t)count);
    offset += count;
  }
  close(file);
}
