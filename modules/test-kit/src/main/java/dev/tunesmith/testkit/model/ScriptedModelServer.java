package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model's server on the loopback interface that speaks OpenAI's chat completions and Anthropic's
 * messages, and bills a token for every four bytes. What it answers is a {@link Script}'s decision;
 * every request is kept.
 */
public final class ScriptedModelServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Without it each answer waits for the client's delayed acknowledgement, some 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Script script;
  private final AtomicInteger lastRequest = new AtomicInteger();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);

  private ScriptedModelServer(HttpServer server, Script script) {
    this.server = server;
    this.script = script;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "scripted model");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A running server on a free port; the caller closes it. */
  public static ScriptedModelServer start(Script script) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ScriptedModelServer started = new ScriptedModelServer(http, script);
      Protocol openAi = new OpenAiProtocol();
      Protocol anthropic = new AnthropicProtocol();
      http.createContext("/v1/chat/completions", e -> started.serve(e, openAi));
      http.createContext("/v1/messages", e -> started.serve(e, anthropic));
      http.setExecutor(started.threads);
      http.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no port for the scripted model's server", e);
    }
  }

  /** What stands in {@code OPENAI_BASE_URL} or {@code ANTHROPIC_BASE_URL}. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The requests so far, in order of arrival. */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Waits until a request hangs. */
  public void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  /** Ends hanging requests and the server with all of its threads. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Protocol protocol) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body = JSON.readTree(sent);
      Dialogue dialogue = protocol.read(lastRequest.incrementAndGet(), body);
      requests.add(
          new RecordedRequest(
              exchange.getRequestURI().getPath(), headers(exchange), body, dialogue));
      Answering answering = new Answering(exchange, protocol, dialogue.model(), sent.length);
      answering.carryOut(script.next(dialogue), this::hang);
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return headers;
  }

  private void hang() {
    hanging.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
