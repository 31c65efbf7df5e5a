package dev.tunesmith.core.evidence;

import java.util.concurrent.atomic.AtomicLong;

/** Hands out the evidence ids of one session in order. Safe for use by several threads. */
public final class EvidenceCounter {

  private final AtomicLong last = new AtomicLong();

  /** The next id, beginning with {@code E1}. */
  public EvidenceId next() {
    return EvidenceId.of(last.incrementAndGet());
  }
}
