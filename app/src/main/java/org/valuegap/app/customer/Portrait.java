package org.valuegap.app.customer;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A picture drawn anew from a file that was sent: the middle square, small, and nothing of the file
 * but what one sees. One at a time, read in steps, so that a large one needs little memory.
 */
final class Portrait {
  /** Of the square, in pixels; smaller pictures stay as they are. */
  static final int SIDE = 256;

  static final long MOST_PIXELS = 40_000_000;

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");

  private Portrait() {}

  /** Why a file cannot be a picture: the key of a message. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String key) {
      super(key, null, false, false);
    }

    String key() {
      return String.valueOf(getMessage());
    }
  }

  static boolean isPng(byte[] file) {
    return begins(file, PNG);
  }

  /**
   * Draws the picture.
   *
   * @return a PNG file if some of it is transparent, else a JPEG file
   * @throws Refused when the file is no PNG or JPEG, too large, or broken
   */
  static synchronized byte[] draw(byte[] file) throws Refused {
    if (!isPng(file) && !begins(file, JPEG)) {
      throw new Refused("picture.kind");
    }
    var reader = ImageIO.getImageReadersByFormatName(isPng(file) ? "png" : "jpeg").next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      var square = middle(reader);
      boolean clear = square.getColorModel().hasAlpha();
      var upright = isPng(file) ? 1 : Orientation.of(file);
      var out = new ByteArrayOutputStream();
      ImageIO.write(turned(small(square), upright), clear ? "png" : "jpeg", out);
      return out.toByteArray();
    } catch (IOException | RuntimeException e) { // the readers throw anything at what is broken
      throw new Refused("picture.broken");
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage middle(ImageReader reader) throws IOException, Refused {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new Refused("picture.large");
    }
    int side = Math.min(width, height);
    var wanted = reader.getDefaultReadParam();
    wanted.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    int step = Math.max(1, side / (4 * SIDE));
    wanted.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, wanted);
  }

  /** Halves until the side is within reach, so that every pixel counts. */
  private static BufferedImage small(BufferedImage square) {
    var image = square;
    while (image.getWidth() > SIDE) {
      image = drawn(image, Math.max(SIDE, (image.getWidth() + 1) / 2));
    }
    return image == square ? drawn(square, square.getWidth()) : image;
  }

  private static BufferedImage drawn(BufferedImage image, int side) {
    var half = blank(image, side);
    var pen = pen(half);
    pen.drawImage(image, 0, 0, side, side, null);
    pen.dispose();
    return half;
  }

  private static BufferedImage turned(BufferedImage image, int orientation) {
    int side = image.getWidth();
    var upright = blank(image, side);
    var pen = pen(upright);
    pen.drawImage(image, turn(orientation, side), null);
    pen.dispose();
    return upright;
  }

  /** What brings a square to its feet that was stored with this orientation (Exif, tag 0x0112). */
  private static AffineTransform turn(int orientation, int side) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, side, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, side, side);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, side);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, side, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, side, side);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, side);
      default -> new AffineTransform();
    };
  }

  private static BufferedImage blank(BufferedImage like, int side) {
    boolean clear = like.getColorModel().hasAlpha();
    return new BufferedImage(
        side, side, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
  }

  private static Graphics2D pen(BufferedImage image) {
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return pen;
  }

  private static boolean begins(byte[] file, byte[] with) {
    return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
  }
}
