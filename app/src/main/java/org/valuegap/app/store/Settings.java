package org.valuegap.app.store;

import static org.valuegap.app.store.tables.Tables.PRODUCT_NAME;
import static org.valuegap.app.store.tables.Tables.SETTING;
import static org.valuegap.app.store.tables.Tables.WORKSPACE;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valuegap.core.document.Id;
import org.valuegap.core.language.Products;

/** What a workspace knows of itself: its name, its products and those it competes with. */
@Component
public final class Settings {
  private final Database database;

  Settings(Database database) {
    this.database = database;
  }

  /** Whose product a name stands for. Stored by name. */
  public enum Kind {
    OWN,
    COMPETITOR;

    /** As it stands in addresses and message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public record ProductName(Id id, Kind kind, String name) {}

  /** The name of a workspace. */
  public String workspace(Id workspace) {
    return database.read(sql ->
        Objects.requireNonNull(
            sql.select(WORKSPACE.NAME)
                .from(WORKSPACE)
                .where(WORKSPACE.ID.eq(workspace.value()))
                .fetchSingle(WORKSPACE.NAME)));
  }

  /** The name of the first workspace, for those who stand at the door; null before first run. */
  public @Nullable String workspace() {
    return database.read(sql ->
        sql.select(WORKSPACE.NAME)
            .from(WORKSPACE)
            .orderBy(WORKSPACE.CREATED_AT)
            .limit(1)
            .fetchOne(WORKSPACE.NAME));
  }

  public void rename(Id workspace, String name) {
    database.write(sql ->
        sql.update(WORKSPACE)
            .set(WORKSPACE.NAME, name)
            .where(WORKSPACE.ID.eq(workspace.value()))
            .execute());
  }

  /** The products of a workspace and of its competitors, by name. */
  public List<ProductName> products(Id workspace) {
    return database.read(sql ->
        sql.selectFrom(PRODUCT_NAME)
            .where(PRODUCT_NAME.WORKSPACE_ID.eq(workspace.value()))
            .orderBy(PRODUCT_NAME.NAME)
            .fetch(row ->
                new ProductName(new Id(row.getId()), Kind.valueOf(row.getKind()), row.getName())));
  }

  /** All these names, as the writing rules look for them in statements. */
  public Products named(Id workspace) {
    return Products.of(products(workspace).stream().map(ProductName::name).toList());
  }

  /** Adds a name; one that is there already stays as it is. */
  public void addProduct(Id workspace, ProductName product) {
    database.write(sql ->
        sql.insertInto(PRODUCT_NAME)
            .set(PRODUCT_NAME.ID, product.id().value())
            .set(PRODUCT_NAME.WORKSPACE_ID, workspace.value())
            .set(PRODUCT_NAME.KIND, product.kind().name())
            .set(PRODUCT_NAME.NAME, product.name())
            .onConflictDoNothing()
            .execute());
  }

  public void removeProduct(Id workspace, Id product) {
    database.write(sql ->
        sql.deleteFrom(PRODUCT_NAME)
            .where(
                PRODUCT_NAME.ID.eq(product.value()),
                PRODUCT_NAME.WORKSPACE_ID.eq(workspace.value()))
            .execute());
  }

  /** The ids of the sample's documents, also of those that are gone. */
  public List<Id> sample(Id workspace) {
    var text =
        database.read(sql ->
            sql.select(SETTING.TEXT)
                .from(SETTING)
                .where(SETTING.NAME.eq(sampleOf(workspace)))
                .fetchOne(SETTING.TEXT));
    return text == null || text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Id::new).toList();
  }

  public void setSample(Id workspace, List<Id> documents) {
    var text = documents.stream().map(Id::value).collect(Collectors.joining(" "));
    database.write(sql ->
        sql.insertInto(SETTING, SETTING.NAME, SETTING.TEXT)
            .values(sampleOf(workspace), text)
            .onConflict(SETTING.NAME)
            .doUpdate()
            .set(SETTING.TEXT, text)
            .execute());
  }

  private static String sampleOf(Id workspace) {
    return "sample:" + workspace;
  }
}
