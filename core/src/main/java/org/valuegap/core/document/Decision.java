package org.valuegap.core.document;

/** What comes of an edit. A refusal is a value, not an exception. */
public sealed interface Decision {
  /**
   * @param edit what was really done: with its cascade, merged texts and signatures, without what
   *     changed nothing; may hold no change at all, which is a harmless success
   * @param document the document after it
   */
  record Decided(Edit edit, Document document) implements Decision {}

  /**
   * @param about the element that stood in the way
   */
  record Refused(Id edit, Id about, Fault fault) implements Decision {}
}
