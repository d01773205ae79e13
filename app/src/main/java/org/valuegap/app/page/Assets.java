package org.valuegap.app.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The style sheets, scripts, icons and fonts under {@code assets/} on the class path. Their
 * addresses carry a digest of them all, so that browsers keep them for ever and never mix releases.
 */
@Component
public final class Assets {
  private final String release = digest();
  private final String folder = "/assets/" + release + "/";
  private final String base;

  Assets(@Value("${server.servlet.context-path}") String base) {
    this.base = base;
  }

  /** What stands before every path of this server, such as {@code /maps}; mostly nothing. */
  String base() {
    return base;
  }

  /** The digest of all files. */
  String release() {
    return release;
  }

  /** The address of a file, such as {@code tokens.css}. */
  public String url(String file) {
    return base + folder + file;
  }

  /** The address of an icon of the sprite, such as {@code i-home}. */
  public String icon(String id) {
    return url("icons.svg#" + id);
  }

  /** As this server maps it. */
  String folder() {
    return folder;
  }

  private static String digest() {
    try {
      var files = new PathMatchingResourcePatternResolver().getResources("classpath:assets/**");
      Arrays.sort(files, Comparator.comparing(Assets::address));
      var sha = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        if (file.isReadable()) {
          sha.update(file.getContentAsByteArray());
        }
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(Resource file) {
    try {
      return file.getURL().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
