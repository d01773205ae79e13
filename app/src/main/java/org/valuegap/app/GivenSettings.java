package org.valuegap.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What was given as settings: one that may be in a file is read from there, and a name of ours that
 * is none is an error, so that a slip of the pen does not start a server that is open to all.
 */
final class GivenSettings {
  private static final String OURS = "valuegap.";
  private static final String FILE = "_FILE";

  /**
   * Names in the environment that mean something else: the launcher's, Kubernetes's, our tests'.
   */
  private static final Pattern OTHERS =
      Pattern.compile("VALUEGAP_(JAVA_OPTS|CHROMIUM|SERVICE_.*|PORT(_.*)?)");

  private static final Pattern BASE = Pattern.compile("(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  private GivenSettings() {}

  /**
   * Reads what is in files and looks at every name.
   *
   * @throws IllegalStateException naming the setting that is none, or the file that cannot be read
   */
  static void take(ConfigurableEnvironment environment) {
    var sources = environment.getPropertySources();
    var known = new TreeSet<String>();
    for (var source : sources) {
      if (source.getName().contains("class path resource [application.yaml]")) {
        names(source).filter(name -> name.startsWith(OURS)).forEach(known::add);
      }
    }
    var read = new HashMap<String, Object>();
    for (var source : sources) {
      boolean shell = source instanceof SystemEnvironmentPropertySource;
      for (var name : names(source).toList()) {
        var setting = (shell ? setting(name) : name).replaceFirst("\\[\\d+]$", "");
        if (setting.startsWith(OURS) && !known.contains(setting)) {
          throw new IllegalStateException(
              "no setting is called " + name + "; there are " + String.join(", ", known) + ".");
        }
        if (shell && setting.startsWith(OURS) && name.endsWith(FILE)) {
          read.put(setting, content(name, String.valueOf(source.getProperty(name))));
        }
      }
    }
    var base = environment.getProperty("server.servlet.context-path", "");
    if (!BASE.matcher(base).matches()) {
      throw new IllegalStateException(
          "the base is a path such as /maps, of letters, digits, dots and hyphens: " + base);
    }
    sources.addBefore(
        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
        new MapPropertySource("files", read));
  }

  private static Stream<String> names(PropertySource<?> source) {
    return source instanceof EnumerablePropertySource<?> all
        ? Arrays.stream(all.getPropertyNames())
        : Stream.empty();
  }

  /** The setting that a variable stands for; empty for one that is not ours. */
  private static String setting(String variable) {
    if (!variable.startsWith("VALUEGAP_") || OTHERS.matcher(variable).matches()) {
      return "";
    }
    var name = variable.endsWith(FILE) ? variable.substring(0, variable.length() - 5) : variable;
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static String content(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "the file that " + name + " names cannot be read: " + file, e);
    }
  }
}
