package org.valuegap.core.valuemap;

/** How much a map may hold. Texts in UTF-16 units. */
public final class Limits {
  public static final int NAME = 200;
  public static final int STATEMENT = 500;
  public static final int NOTE = 2_000;
  public static final int PROFILE = 10_000;
  public static final int JOBS = 100;
  public static final int NOTES = 5_000;

  private Limits() {}
}
