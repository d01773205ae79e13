package org.valuegap.app.office;

import static java.util.Map.entry;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws the rows' signs and the two gears as lines of the page. They are few and fixed, so no SVG
 * library is loaded for them: an {@code object} names its sign in {@code data}.
 */
final class Symbols implements FSObjectDrawerFactory, FSObjectDrawer {
  /** On a field of 24 by 24; only M, L, C and Z. */
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          entry("touchpoints", "M 4.5 4.2 L 11.2 19.8 L 13.5 13.5 L 19.8 11.2 Z"),
          entry("high-points", "M 2.5 19.5 L 9.2 7.3 L 13.4 14.7 L 15.7 11 L 21.5 19.5 Z"),
          entry(
              "friction", "M 2 12 L 5.5 12 L 7.2 7 L 10.5 17 L 13.8 7 L 17.1 17 L 18.6 12 L 22 12"),
          entry(
              "value-gap",
              "M 9 6.5 L 7.5 6.5 C 4.46 6.5 2 8.96 2 12 C 2 15.04 4.46 17.5 7.5 17.5 L 9 17.5"
                  + " M 15 6.5 L 16.5 6.5 C 19.54 6.5 22 8.96 22 12"
                  + " C 22 15.04 19.54 17.5 16.5 17.5 L 15 17.5"),
          entry(
              "internal-processes",
              "M 4.5 3.5 L 8.5 3.5 C 9.33 3.5 10 4.17 10 5 L 10 8 C 10 8.83 9.33 9.5 8.5 9.5"
                  + " L 4.5 9.5 C 3.67 9.5 3 8.83 3 8 L 3 5 C 3 4.17 3.67 3.5 4.5 3.5 Z"
                  + " M 15.5 14.5 L 19.5 14.5 C 20.33 14.5 21 15.17 21 16 L 21 19"
                  + " C 21 19.83 20.33 20.5 19.5 20.5 L 15.5 20.5 C 14.67 20.5 14 19.83 14 19"
                  + " L 14 16 C 14 15.17 14.67 14.5 15.5 14.5 Z"
                  + " M 6.5 9.5 L 6.5 15 C 6.5 16.38 7.62 17.5 9 17.5 L 14 17.5"),
          entry(
              "opportunities",
              "M 9.2 18 L 14.8 18 M 10.2 21 L 13.8 21 M 12 3 C 9.38 3.01 7.05 4.66 6.18 7.13"
                  + " C 5.31 9.59 6.07 12.34 8.1 14 C 8.7 14.5 9.1 15.1 9.2 15.8 L 14.8 15.8"
                  + " C 14.9 15.1 15.3 14.5 15.9 14 C 17.93 12.34 18.69 9.59 17.82 7.13"
                  + " C 16.95 4.66 14.62 3.01 12 3 Z"));

  private static final double FIELD = 24;
  private static final double MESHED = 19;
  private static final double APART = 24;
  private static final double UNMEASURED = 29.1;

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return this;
  }

  @Override
  public boolean isReplacedObject(Element element) {
    return element.hasAttribute("data");
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice page,
      RenderingContext context,
      int dotsPerPixel) {
    double scale = height / FIELD;
    var pen = new Pen(page, AffineTransform.getTranslateInstance(x, y), scale);
    var sign = element.getAttribute("data");
    if (sign.equals("gears")) {
      drawGears(pen, element.getAttribute("name"));
    } else {
      pen.line(path(SIGNS.getOrDefault(sign, "")), 1.7);
    }
    return null;
  }

  /**
   * Value Defined, Value Delivered and the space between them: meshed when the gap is closed.
   *
   * @param gap 0 to 1 as text; blank when it is not measured
   */
  private static void drawGears(Pen pen, String gap) {
    pen.line(gear(0), 1.9);
    pen.fill(circle(2.1));
    if (gap.isEmpty()) {
      pen.at(UNMEASURED).dashes(gear(Math.PI / 8), 1.5, 2.4f, 2.2f);
      return;
    }
    double delivered = MESHED + APART * Double.parseDouble(gap);
    var wheel = gear(Math.PI / 8);
    wheel.setWindingRule(Path2D.WIND_EVEN_ODD);
    wheel.append(circle(3), false);
    pen.at(delivered).fill(wheel);
    double span = delivered - 21.4;
    if (span > 0) {
      pen.fill(new Rectangle2D.Double(24, 11.1, span, 1.8));
    }
  }

  /** Eight teeth between the radii 7.9 and 10.4 around (12, 12), the first turned by an angle. */
  private static Path2D gear(double turned) {
    var gear = new Path2D.Double();
    for (int tooth = 0; tooth < 8; tooth++) {
      double middle = turned + tooth * Math.PI / 4;
      for (double[] corner :
          new double[][] {{-13.2, 7.9}, {-8.2, 10.4}, {8.2, 10.4}, {13.2, 7.9}}) {
        double angle = middle + Math.toRadians(corner[0]);
        double x = 12 + corner[1] * Math.cos(angle);
        double y = 12 + corner[1] * Math.sin(angle);
        if (gear.getCurrentPoint() == null) {
          gear.moveTo(x, y);
        } else {
          gear.lineTo(x, y);
        }
      }
    }
    gear.closePath();
    return gear;
  }

  private static Shape circle(double radius) {
    return new java.awt.geom.Ellipse2D.Double(12 - radius, 12 - radius, 2 * radius, 2 * radius);
  }

  private static Path2D path(String data) {
    var path = new Path2D.Double();
    var in = new Scanner(data).useLocale(java.util.Locale.ROOT);
    while (in.hasNext()) {
      switch (in.next()) {
        case "M" -> path.moveTo(in.nextDouble(), in.nextDouble());
        case "L" -> path.lineTo(in.nextDouble(), in.nextDouble());
        case "C" ->
            path.curveTo(
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble(),
                in.nextDouble());
        default -> path.closePath();
      }
    }
    return path;
  }

  /** Draws in the sign's own units. */
  private record Pen(OutputDevice page, AffineTransform origin, double scale) {
    Pen at(double x) {
      var moved = new AffineTransform(origin);
      moved.translate(x * scale, 0);
      return new Pen(page, moved, scale);
    }

    void fill(Shape shape) {
      page.setColor(com.openhtmltopdf.css.parser.FSRGBColor.BLACK);
      page.fill(placed(shape));
    }

    void line(Shape shape, double width) {
      stroke(shape, width, null);
    }

    void dashes(Shape shape, double width, float on, float off) {
      stroke(shape, width, new float[] {(float) (on * scale), (float) (off * scale)});
    }

    private void stroke(Shape shape, double width, float @Nullable [] dashes) {
      page.setColor(com.openhtmltopdf.css.parser.FSRGBColor.BLACK);
      page.setStroke(
          new BasicStroke(
              (float) (width * scale),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND,
              10,
              dashes,
              0));
      page.draw(placed(shape));
    }

    private Shape placed(Shape shape) {
      var placed = new AffineTransform(origin);
      placed.scale(scale, scale);
      return placed.createTransformedShape(shape);
    }
  }
}
