package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.FOUND_TEXT;

import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Viewer;

/** Finds texts over all maps of a workspace, whatever their case and accents. */
@Component
public final class Search {
  /**
   * @param kind {@code customer}, {@code job}, {@code outcome}, {@code empathy}, {@code step-note},
   *     {@code promise}, {@code force}, {@code statement}, or a note's category as the map file
   *     names it
   */
  public record Found(Id document, Id element, String kind, String text) {}

  private static final int MAX_WORDS = 8;

  private final Database database;

  Search(Database database) {
    this.database = database;
  }

  /**
   * Texts that hold every word of the query; customers, jobs and outcomes first.
   *
   * @param viewer whose eyes: what they may not see is not found
   */
  public List<Found> find(Id workspace, Viewer viewer, String query, int limit) {
    var words = Derived.folded(query).strip().split("\\s+");
    if (words[0].isEmpty()) {
      return List.of();
    }
    var holds = DSL.noCondition();
    for (int i = 0; i < Math.min(words.length, MAX_WORDS); i++) {
      holds = holds.and(FOUND_TEXT.FOLDED.contains(words[i]));
    }
    if (viewer == Viewer.GUEST_OUTSIDE) {
      holds = holds.and(FOUND_TEXT.INTERNAL.eq((short) 0));
    }
    var matches = holds;
    return database.read(sql ->
        sql.select(FOUND_TEXT.DOCUMENT_ID, FOUND_TEXT.ELEMENT_ID, FOUND_TEXT.KIND, FOUND_TEXT.TEXT)
            .from(FOUND_TEXT)
            .join(DOCUMENT)
            .on(DOCUMENT.ID.eq(FOUND_TEXT.DOCUMENT_ID))
            .where(DOCUMENT.WORKSPACE_ID.eq(workspace.value()), DOCUMENT.DELETED_AT.isNull())
            .and(matches)
            .orderBy(
                DSL.case_(FOUND_TEXT.KIND)
                    .when("customer", 0)
                    .when("job", 1)
                    .when("outcome", 2)
                    .else_(3),
                FOUND_TEXT.DOCUMENT_ID,
                FOUND_TEXT.ELEMENT_ID)
            .limit(limit)
            .fetch(row ->
                new Found(new Id(row.value1()), new Id(row.value2()), row.value3(), row.value4())));
  }
}
