package dev.tunesmith.database.postgresql;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hosts where clouds answer with credentials: link-local addresses and services for metadata. */
final class ForbiddenHosts {

  private static final Set<String> NAMES =
      Set.of("metadata", "metadata.google.internal", "instance-data");
  private static final Set<String> ADDRESSES =
      Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  /* What is read as an address without asking anybody: also a number such as 2852039166. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[.*]");

  private ForbiddenHosts() {}

  /** Whether a name, or an address in any spelling, says so by itself. */
  static boolean has(String host) {
    return NAMES.contains(host.replaceFirst("\\.$", ""))
        || (NUMERIC.matcher(host).matches() && leadsTo(host));
  }

  /** Whether a host's name leads there now. */
  static boolean leadsTo(String host) {
    try {
      return Stream.of(InetAddress.getAllByName(host)).anyMatch(ForbiddenHosts::isForbidden);
    } catch (UnknownHostException e) {
      // Who opens it says so in better words.
      return false;
    }
  }

  private static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isMulticastAddress()
        || ADDRESSES.contains(address.getHostAddress());
  }
}
