package org.valuegap.app.customer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held: the tag Orientation of Exif 2.3 in a JPEG file. */
final class Orientation {
  private static final int START_OF_SCAN = 0xffda;
  private static final int APP1 = 0xffe1;
  private static final int EXIF = 0x45786966;
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int TAG = 0x0112;

  private Orientation() {}

  /** 1 to 8 as Exif counts them; 1, upright, when the file does not say. */
  static int of(byte[] jpeg) {
    var file = ByteBuffer.wrap(jpeg);
    try {
      int at = 2;
      for (int marker = number(file, at); marker > 0xff00 && marker != START_OF_SCAN; ) {
        if (marker == APP1 && file.getInt(at + 4) == EXIF) {
          return tag(file.slice(at + 10, number(file, at + 2) - 8));
        }
        at += 2 + number(file, at + 2);
        marker = number(file, at);
      }
    } catch (IndexOutOfBoundsException _) { // a file that breaks off does not say
    }
    return 1;
  }

  private static int tag(ByteBuffer tiff) {
    if (number(tiff, 0) == LITTLE_ENDIAN) {
      tiff.order(ByteOrder.LITTLE_ENDIAN);
    }
    int directory = tiff.getInt(4);
    for (int i = 0; i < number(tiff, directory); i++) {
      int entry = directory + 2 + 12 * i;
      if (number(tiff, entry) == TAG) {
        return number(tiff, entry + 8);
      }
    }
    return 1;
  }

  private static int number(ByteBuffer from, int at) {
    return from.getShort(at) & 0xffff;
  }
}
