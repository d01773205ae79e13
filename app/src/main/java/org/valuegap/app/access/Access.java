package org.valuegap.app.access;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of the way in, and where one may be sent from there. */
final class Access {
  static final String SIGN_IN = "/sign-in";
  static final String FIRST_RUN = "/first-run";
  static final String JOIN = "/join";
  static final String GUEST = "/guest";
  static final String LANGUAGE = "/language";

  /** What supervisors ask; answered whoever asks, with no look into the database first. */
  private static final Set<String> HEALTH = Set.of("/healthz", "/readyz", "/metrics");

  private static final Set<String> OPEN =
      Set.of(
          SIGN_IN,
          FIRST_RUN,
          JOIN,
          GUEST,
          LANGUAGE,
          "/error",
          "/offline",
          "/service-worker.js",
          "/schema/valuemap-1.json");

  /** A path of this server: one slash, then visible ASCII without a backslash. */
  private static final Pattern HERE =
      Pattern.compile("/(?!/|%2f|%5c)(?:[\\x21-\\x7e&&[^\\\\]]*)", Pattern.CASE_INSENSITIVE);

  private Access() {}

  /** Whether it makes no difference who asks for this. */
  static boolean isForAnybody(String path) {
    return path.startsWith("/assets/") || path.startsWith("/app/") || HEALTH.contains(path);
  }

  /** Whether one gets there before there is an owner. */
  static boolean isOpenAtFirst(String path) {
    return OPEN.contains(path) && !Set.of(SIGN_IN, JOIN, GUEST).contains(path);
  }

  /** Where one gets without being signed in. */
  static String[] open() {
    return Stream.of(OPEN.stream(), HEALTH.stream(), Stream.of(GUEST + "/*"))
        .flatMap(Function.identity())
        .toArray(String[]::new);
  }

  /** The address if it is a path of this server, else home. */
  static String safe(@Nullable String next) {
    return next != null && HERE.matcher(next).matches() ? next : "/";
  }
}
