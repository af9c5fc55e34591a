import Glibc

/// Blocks this thread.
func pause(ms: Int) { usleep(UInt32(max(0, ms)) * 1_000) }
