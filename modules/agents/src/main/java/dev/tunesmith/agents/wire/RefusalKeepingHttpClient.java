package dev.tunesmith.agents.wire;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.tunesmith.agents.wire.ConnectionBrokenException.Kind;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP client for LangChain4j that differs from the library's own in what it keeps and what it
 * bounds: a refusal keeps its {@code retry-after}, the time limit covers the body too, the body is
 * limited in size, and an interrupt closes the connection. It does not stream. Redirects are not
 * followed, so that a key goes only where the user sent it.
 */
public final class RefusalKeepingHttpClient implements HttpClient {
  private static final long MAX_BODY_BYTES = 16L << 20;
  private static final int SUCCESS_CLASS = 2;
  private static final int CLASS_SIZE = 100;

  private final java.net.http.HttpClient client;
  private final Duration readTimeout;

  private RefusalKeepingHttpClient(Duration connectTimeout, Duration readTimeout) {
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
    this.readTimeout = readTimeout;
  }

  /** A builder with 10 seconds to connect and 3 minutes for an answer. */
  public static HttpClientBuilder builder() {
    return new Builder();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() / CLASS_SIZE != SUCCESS_CLASS) {
      throw new HttpRefusedException(
          response.statusCode(),
          new String(response.body(), StandardCharsets.UTF_8),
          RetryAfter.of(response.headers()).orElse(null));
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(plain(request), response -> new CappedBody(MAX_BODY_BYTES));
    try {
      return answer.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ConnectionBrokenException(Kind.TIMED_OUT, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ConnectionBrokenException(Kind.INTERRUPTED, e);
    } catch (ExecutionException e) {
      throw new ConnectionBrokenException(kind(e), e);
    }
  }

  private static Kind kind(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof CappedBody.TooLargeException) {
      return Kind.TOO_LARGE;
    }
    return cause instanceof HttpTimeoutException ? Kind.TIMED_OUT : Kind.UNREACHABLE;
  }

  private static java.net.http.HttpRequest plain(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    String body = request.body();
    return builder
        .method(
            request.method().name(),
            body == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static final class Builder implements HttpClientBuilder {
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration readTimeout = Duration.ofMinutes(3);

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new RefusalKeepingHttpClient(connectTimeout, readTimeout);
    }
  }
}
