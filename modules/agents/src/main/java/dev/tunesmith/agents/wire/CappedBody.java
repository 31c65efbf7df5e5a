package dev.tunesmith.agents.wire;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body of limited size; a longer one fails with {@link TooLargeException}. */
final class CappedBody implements BodySubscriber<byte[]> {

  /** Says that a body is longer than allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("expected at most " + maxBytes + " bytes");
    }
  }

  private final BodySubscriber<byte[]> collecting = BodySubscribers.ofByteArray();
  private final long maxBytes;
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  CappedBody(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return collecting.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    collecting.onSubscribe(newSubscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes <= maxBytes) {
      collecting.onNext(buffers);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    collecting.onError(new TooLargeException(maxBytes));
  }

  @Override
  public void onError(Throwable throwable) {
    collecting.onError(throwable);
  }

  @Override
  public void onComplete() {
    collecting.onComplete();
  }
}
