package dev.tunesmith.mcp.wire;

import io.modelcontextprotocol.modern.McpStdio;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one host over two streams, a message a line. */
public final class StdioWire {
  private static final Logger LOG = LoggerFactory.getLogger(StdioWire.class);

  /** A host that ends may have asked something just before. */
  private static final long LAST_ANSWERS_MILLIS = 1_500;

  private final Speech speech;
  private final Conversation conversation = new Conversation();
  private final ExecutorService calls =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "call");
            thread.setDaemon(true);
            return thread;
          });

  /** A wire for an offer. */
  public StdioWire(Offer offer) {
    this.speech = new Speech(offer);
  }

  /** Serves until the host has ended. */
  public void serve(InputStream in, OutputStream out) {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      String line = McpStdio.readLine(reader, Speech.LONGEST);
      while (line != null) {
        take(line, out);
        line = McpStdio.readLine(reader, Speech.LONGEST);
      }
      calls.shutdown();
      if (!calls.awaitTermination(LAST_ANSWERS_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.info("the host ended before its last call was answered");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A long call holds up no other; only the handshake comes before all else. */
  private void take(String line, OutputStream out) {
    if (line.isBlank()) {
      return;
    }
    if (Speech.isHandshake(Speech.read(line))) {
      answer(line, out);
    } else {
      calls.execute(() -> answer(line, out));
    }
  }

  private void answer(String line, OutputStream out) {
    speech.answer(line, conversation).ifPresent(each -> write(each, out));
  }

  private static void write(String answer, OutputStream out) {
    byte[] bytes = (answer + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        LOG.info("the host does not read any more", e);
      }
    }
  }
}
