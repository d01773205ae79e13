package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.DOCUMENT;
import static org.valuegap.app.store.tables.Tables.EDIT;
import static org.valuegap.app.store.tables.Tables.FOUND_TEXT;
import static org.valuegap.app.store.tables.Tables.OVERVIEW;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.valuegap.app.wire.Changes;
import org.valuegap.app.wire.Elements;
import org.valuegap.core.document.Document;
import org.valuegap.core.document.Id;
import org.valuegap.core.valuemap.Category;
import org.valuegap.core.valuemap.ValueMap;

/** What there is in a workspace, without opening any document. */
@Component
public final class Overviews {
  /**
   * A document in one line of the home page.
   *
   * @param head the map with its customer, jobs, outcomes and measurements, and nothing else
   * @param notes how many notes each category has, over all jobs
   */
  public record Overview(
      Id document,
      ValueMap head,
      Map<Category, Integer> notes,
      Instant updatedAt,
      String updatedBy) {}

  private static final List<String> NOTES =
      Stream.of(Category.values()).map(Derived::word).toList();

  private final Database database;

  Overviews(Database database) {
    this.database = database;
  }

  /** The documents of a workspace that are not deleted, last changed first. */
  public List<Overview> of(Id workspace) {
    return database.read(sql -> {
      var counts = new HashMap<String, Map<Category, Integer>>();
      sql.select(FOUND_TEXT.DOCUMENT_ID, FOUND_TEXT.KIND, DSL.count())
          .from(FOUND_TEXT)
          .join(DOCUMENT)
          .on(DOCUMENT.ID.eq(FOUND_TEXT.DOCUMENT_ID))
          .where(DOCUMENT.WORKSPACE_ID.eq(workspace.value()), DOCUMENT.DELETED_AT.isNull())
          .and(FOUND_TEXT.KIND.in(NOTES))
          .groupBy(FOUND_TEXT.DOCUMENT_ID, FOUND_TEXT.KIND)
          .forEach(row ->
              counts
                  .computeIfAbsent(row.value1(), _ -> new EnumMap<>(Category.class))
                  .put(category(row.value2()), row.value3()));
      var last = EDIT.as("last");
      var overviews = new ArrayList<Overview>();
      sql.select(DOCUMENT.ID, OVERVIEW.BODY, EDIT.WRITTEN_AT, EDIT.PERSON_NAME)
          .from(DOCUMENT)
          .join(OVERVIEW)
          .on(OVERVIEW.DOCUMENT_ID.eq(DOCUMENT.ID))
          .join(EDIT)
          .on(EDIT.DOCUMENT_ID.eq(DOCUMENT.ID))
          .and(
              EDIT.VERSION.eq(
                  DSL.select(DSL.max(last.VERSION))
                      .from(last)
                      .where(last.DOCUMENT_ID.eq(DOCUMENT.ID))))
          .where(DOCUMENT.WORKSPACE_ID.eq(workspace.value()), DOCUMENT.DELETED_AT.isNull())
          .orderBy(EDIT.WRITTEN_AT.desc(), DOCUMENT.ID)
          .forEach(row ->
              overviews.add(
                  new Overview(
                      new Id(row.value1()),
                      ValueMap.of(Document.of(Elements.read(Changes.FORM, row.value2()))),
                      counts.getOrDefault(row.value1(), Map.of()),
                      Objects.requireNonNull(row.value3()),
                      row.value4())));
      return overviews;
    });
  }

  private static Category category(String word) {
    return Category.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
