/** What every page stands on: templates, messages, files that browsers fetch, error pages. */
@NullMarked
package org.valuegap.app.page;

import org.jspecify.annotations.NullMarked;
