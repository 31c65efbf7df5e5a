package dev.tunesmith.core.evidence;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out the evidence ids of one session in order. Safe for use by several threads. */
public final class EvidenceCounter {

  private final AtomicLong last;

  private EvidenceCounter(long last) {
    this.last = new AtomicLong(last);
  }

  /** A counter that begins with {@code E1}. */
  public EvidenceCounter() {
    this(0);
  }

  /** A counter that goes on after the highest of {@code known}. */
  public static EvidenceCounter after(Collection<EvidenceId> known) {
    return new EvidenceCounter(known.stream().mapToLong(EvidenceId::number).max().orElse(0));
  }

  /** The next id. */
  public EvidenceId next() {
    return EvidenceId.of(last.incrementAndGet());
  }
}
