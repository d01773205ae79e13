/**
 * Maps as files of the office: PDF, XLSX, CSV, Markdown. Everything here draws from core's own
 * model and knows neither the server nor the command line.
 */
@NullMarked
package org.valuegap.app.office;

import org.jspecify.annotations.NullMarked;
