package dev.tunesmith.mcp.wire;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in over HTTP: whoever bears the token and means this machine. A page in a browser
 * may be led here by a name that points to us, so the name and the page's own origin are looked at.
 */
final class Door {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  private final String host;
  private final int port;
  private final byte[] token;

  Door(String host, int port, String token) {
    this.host = host;
    this.port = port;
    this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /** The status with which a request is sent away; empty if it may come in. */
  Optional<Integer> refusal(Headers headers) {
    String named = headers.getFirst("Host");
    String origin = headers.getFirst("Origin");
    if (named == null || !isHere(named) || (origin != null && !isHereByOrigin(origin))) {
      return Optional.of(FORBIDDEN);
    }
    String borne = headers.getFirst("Authorization");
    boolean isKnown =
        borne != null
            && MessageDigest.isEqual(token, borne.strip().getBytes(StandardCharsets.UTF_8));
    return isKnown ? Optional.empty() : Optional.of(UNAUTHORIZED);
  }

  private boolean isHereByOrigin(String origin) {
    try {
      URI uri = URI.create(origin);
      return uri.getHost() != null && isKnown(uri.getHost());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isHere(String named) {
    String suffix = ":" + port;
    return named.endsWith(suffix) && isKnown(named.substring(0, named.length() - suffix.length()));
  }

  private boolean isKnown(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return HERE.contains(plain) || plain.equals(host.toLowerCase(Locale.ROOT));
  }
}
