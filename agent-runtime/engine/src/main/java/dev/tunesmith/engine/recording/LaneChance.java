package dev.tunesmith.engine.recording;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Chance that is the same for the same seed and lane, and unforeseeable without the seed. */
final class LaneChance implements RandomGenerator {

  private final long seed;
  private final CurrentLane lanes;
  private final Map<String, SplittableRandom> byLane = new ConcurrentHashMap<>();

  LaneChance(long seed, CurrentLane lanes) {
    this.seed = seed;
    this.lanes = lanes;
  }

  @Override
  public long nextLong() {
    return byLane.computeIfAbsent(lanes.current(), this::begin).nextLong();
  }

  private SplittableRandom begin(String lane) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
      byte[] mixed = digest.digest(lane.getBytes(StandardCharsets.UTF_8));
      return new SplittableRandom(ByteBuffer.wrap(mixed).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
