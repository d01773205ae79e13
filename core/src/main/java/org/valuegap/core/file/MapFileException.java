package org.valuegap.core.file;

/**
 * A file that cannot be read as a map. Its message is one line that names the file, the place and
 * the mend.
 */
public final class MapFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  /**
   * @param line counted from 1; 0 when the fault has no place
   * @param column counted from 1
   */
  MapFileException(String name, int line, int column, String problem) {
    super(line == 0 ? name + ": " + problem : name + ":" + line + ":" + column + ": " + problem);
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
