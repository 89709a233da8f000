internal import Glibc

/// Whether an error number says that the person may not do it.
func isLackOfAccess(_ code: Int32) -> Bool {
  code == EACCES || code == EPERM || code == EROFS
}
