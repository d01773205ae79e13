package org.valuegap.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.valuegap.app.office.Paper;
import org.valuegap.app.office.Pdf;
import org.valuegap.app.office.Xlsx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code valuegap canvas}: the blank canvas, to print or to fill in. */
@Command(
    name = "canvas",
    description = "Write the blank canvas as PDF or XLSX.",
    mixinStandardHelpOptions = true)
final class BlankCanvas implements Callable<Integer> {
  private static final int MOST_JOBS = 100;

  private final Streams streams;

  @Option(names = "--jobs", paramLabel = "N", description = "How many jobs (3).")
  private int jobs = 3;

  @Option(names = "--as", required = true, paramLabel = "FORMAT", description = "pdf or xlsx.")
  private String as = "";

  @Option(names = "--page", paramLabel = "PAGE", description = "a3 (default), a4 or letter; PDF.")
  private String page = "a3";

  @Option(names = "-o", paramLabel = "OUT", description = "The file to write; else the output.")
  private @Nullable Path out;

  BlankCanvas(Streams streams) {
    this.streams = streams;
  }

  private enum As {
    pdf,
    xlsx
  }

  @Override
  public Integer call() throws IOException {
    if (as.equals("pptx")) {
      return streams.refuse("valuegap canvas --as pptx: not yet");
    }
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new Unusable("valuegap: --jobs " + jobs + ": expected 1 to " + MOST_JOBS);
    }
    Export.quietLibraries();
    var paper = Export.chosen(Paper.values(), "--page", page);
    var written = new ByteArrayOutputStream();
    switch (Export.chosen(As.values(), "--as", as)) {
      case pdf -> Pdf.writeBlank(jobs, paper, written);
      case xlsx -> Xlsx.writeBlank(jobs, written);
    }
    Output.write(out, written.toByteArray(), streams);
    return 0;
  }
}
