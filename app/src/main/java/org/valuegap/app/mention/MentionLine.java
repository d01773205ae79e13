package org.valuegap.app.mention;

import org.valuegap.app.store.Mentions.Mention;

/**
 * A line of the list of mentions.
 *
 * @param customer whose map it is on
 */
public record MentionLine(Mention mention, String customer) {
  /** Where it is opened, and read from then on. */
  public String action() {
    return MentionPages.HERE + "/" + mention.document() + "/" + mention.comment();
  }
}
