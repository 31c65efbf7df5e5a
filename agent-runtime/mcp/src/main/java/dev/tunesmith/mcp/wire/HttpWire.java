package dev.tunesmith.mcp.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves hosts over HTTP at {@code /mcp}, each request answered as a whole. */
public final class HttpWire implements AutoCloseable {
  private static final String PATH = "/mcp";
  private static final String SESSION = "Mcp-Session-Id";
  private static final int MOST_CONVERSATIONS = 1_000;

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private final HttpServer server;
  private final Speech speech;
  private final Door door;
  private final ExecutorService calls = Executors.newCachedThreadPool();
  private final Map<String, Conversation> conversations =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Conversation> eldest) {
              return size() > MOST_CONVERSATIONS;
            }
          });

  private HttpWire(HttpServer server, Speech speech, Door door) {
    this.server = server;
    this.speech = speech;
    this.door = door;
  }

  /**
   * Listens.
   *
   * @param token what each request must bear
   * @throws InvalidInputException if it cannot listen there
   */
  public static HttpWire open(Offer offer, InetSocketAddress address, String token) {
    try {
      HttpServer server = HttpServer.create(address, 0);
      Door door = new Door(address.getHostString(), server.getAddress().getPort(), token);
      HttpWire wire = new HttpWire(server, new Speech(offer), door);
      server.createContext(PATH, wire::serve);
      server.setExecutor(wire.calls);
      server.start();
      return wire;
    } catch (IOException e) {
      throw new InvalidInputException("cannot listen at " + address + ": " + e.getMessage(), e);
    }
  }

  /** The port it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Serves until the thread is interrupted. */
  public void serve() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Integer> refusal = door.refusal(exchange.getRequestHeaders());
      if (refusal.isPresent()) {
        exchange.sendResponseHeaders(refusal.get(), -1);
      } else if (exchange.getRequestMethod().equals("POST")) {
        post(exchange);
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(SESSION))
            .ifPresent(conversations::remove);
        exchange.sendResponseHeaders(OK, -1);
      } else {
        exchange.sendResponseHeaders(NOT_ALLOWED, -1);
      }
    }
  }

  private void post(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(Speech.LONGEST);
      if (in.read() >= 0) {
        exchange.sendResponseHeaders(TOO_LARGE, -1);
        return;
      }
    }
    String message = new String(body, StandardCharsets.UTF_8);
    Conversation conversation = conversation(exchange, message);
    if (conversation == null) {
      exchange.sendResponseHeaders(NOT_FOUND, -1);
      return;
    }
    Optional<String> answer = speech.answer(message, conversation);
    if (answer.isEmpty()) {
      exchange.sendResponseHeaders(ACCEPTED, -1);
      return;
    }
    byte[] bytes = answer.get().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** A handshake begins one; null where a host names one that is not known any more. */
  private @Nullable Conversation conversation(HttpExchange exchange, String message) {
    if (Speech.isHandshake(Speech.read(message))) {
      String id = UUID.randomUUID().toString();
      Conversation begun = new Conversation();
      conversations.put(id, begun);
      exchange.getResponseHeaders().set(SESSION, id);
      return begun;
    }
    String named = exchange.getRequestHeaders().getFirst(SESSION);
    return named == null ? new Conversation() : conversations.get(named);
  }

  @Override
  public void close() {
    server.stop(0);
    calls.shutdownNow();
  }
}
