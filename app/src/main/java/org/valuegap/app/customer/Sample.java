package org.valuegap.app.customer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.valuegap.app.access.Founded;
import org.valuegap.app.access.Secrets;
import org.valuegap.app.account.Action;
import org.valuegap.app.account.Person;
import org.valuegap.app.account.Rights;
import org.valuegap.app.store.Settings;
import org.valuegap.core.document.Element;
import org.valuegap.core.document.Id;
import org.valuegap.core.file.MapFile;

/** The sample customers: four maps that a new workspace begins with unless told otherwise. */
@Component
public final class Sample {
  public static final String DANA = "dana-okafor";
  private static final List<String> ALL =
      List.of("aiko-mori", "rafael-costa", "greta-lindholm", DANA);

  private final Maps maps;
  private final Settings settings;
  private final boolean wanted;

  Sample(Maps maps, Settings settings, @Value("${valuegap.demo}") boolean wanted) {
    this.maps = maps;
    this.settings = settings;
    this.wanted = wanted;
  }

  @EventListener
  void founded(Founded workspace) {
    if (wanted) {
      var ids = new ArrayList<Id>();
      ALL.forEach(name -> ids.add(maps.create(workspace.owner(), read(name))));
      settings.setSample(workspace.owner().workspace(), ids);
    }
  }

  /** Makes the one customer that shows every row filled. */
  Id dana(Person me) {
    var id = maps.create(me, read(DANA));
    settings.setSample(me.workspace(), List.of(id));
    return id;
  }

  /** The sample's maps that are still there. */
  public List<Id> present(Person me) {
    var sample = settings.sample(me.workspace());
    return sample.isEmpty()
        ? sample
        : maps.all(me).stream().map(map -> map.document()).filter(sample::contains).toList();
  }

  /** Removes what is still there of the sample. */
  void remove(Person me) {
    Rights.require(me, Action.KEEP);
    present(me).forEach(id -> maps.delete(me, id));
    settings.setSample(me.workspace(), List.of());
  }

  /** The elements of one of the map files that come with the server. */
  static List<Element> read(String name) {
    var file = name + ".valuemap.yaml";
    try {
      var text = new ClassPathResource("sample/" + file).getContentAsString(StandardCharsets.UTF_8);
      return MapFile.read(text, file, Secrets::id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
