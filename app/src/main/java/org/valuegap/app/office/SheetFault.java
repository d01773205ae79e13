package org.valuegap.app.office;

/** A workbook of ours that does not make a map; one line: the file, the sheet and row, the mend. */
public final class SheetFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  SheetFault(String message) {
    super(message);
  }
}
