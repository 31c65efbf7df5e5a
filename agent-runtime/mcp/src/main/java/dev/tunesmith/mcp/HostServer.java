package dev.tunesmith.mcp;

import dev.tunesmith.mcp.tool.Offered;
import dev.tunesmith.mcp.tool.SessionResources;
import dev.tunesmith.mcp.tool.Setup;
import dev.tunesmith.mcp.tool.SkillPrompts;
import dev.tunesmith.mcp.wire.HttpWire;
import dev.tunesmith.mcp.wire.Offer;
import dev.tunesmith.mcp.wire.StdioWire;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** Serves the runtime to hosts. Its sessions live on in processes of their own. */
public final class HostServer {
  private final Offer offer;

  /**
   * A server.
   *
   * @param version of Tunesmith, as hosts are told
   */
  public HostServer(String version, Setup setup) {
    SkillPrompts prompts = new SkillPrompts(setup);
    this.offer =
        new Offer(
            version,
            Offered.instructions(),
            Offered.tools(setup),
            new SessionResources(setup.sessions()),
            prompts::of);
  }

  /** Serves one host over two streams until it ends. Nothing else may be written to {@code out}. */
  public void stdio(InputStream in, OutputStream out) {
    new StdioWire(offer).serve(in, out);
  }

  /**
   * Serves hosts over HTTP until the thread is interrupted.
   *
   * @param address where it listens
   * @param token what each request must bear
   * @throws dev.tunesmith.engine.order.InvalidInputException if it cannot listen there
   */
  public void http(InetSocketAddress address, String token) {
    try (HttpWire wire = HttpWire.open(offer, address, token)) {
      wire.serve();
    }
  }
}
