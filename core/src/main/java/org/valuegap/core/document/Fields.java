package org.valuegap.core.document;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a kind of element: its record components, in order. The one place that looks into
 * records by reflection, so that merging and writing need no code per kind.
 */
public final class Fields {
  private static final ClassValue<Fields> OF =
      new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> kind) {
          return new Fields(kind);
        }
      };

  private final RecordComponent[] components;
  private final java.lang.reflect.Constructor<?> constructor;

  private Fields(Class<?> kind) {
    var found = kind.getRecordComponents();
    if (found == null) {
      throw new IllegalArgumentException(kind + " is not a record");
    }
    components = found;
    try {
      constructor =
          kind.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Fields of(Class<?> record) {
    return OF.get(record);
  }

  public int count() {
    return components.length;
  }

  public List<RecordComponent> components() {
    return List.of(components);
  }

  public String name(int field) {
    return components[field].getName();
  }

  /** Whether the field is text that a person wrote. */
  public boolean isText(int field) {
    return components[field].getType() == String.class;
  }

  public @Nullable Object get(Object record, int field) {
    try {
      return components[field].getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  public @Nullable Object[] values(Object record) {
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(record, i);
    }
    return values;
  }

  /** A record of this kind with these values, in the order of the components. */
  public Object make(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
