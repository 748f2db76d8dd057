// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/markup.h"

#include "ui/common/label.h"
#include "ui/common/say.h"

namespace retort {

using namespace Qt::StringLiterals;

QString markupOf(const QString& text) { return visibleText(text).toHtmlEscaped(); }

QString markupOf(const std::string& text) { return markupOf(fromUtf8(text)); }

QString markupOf(const Phrase& phrase)
{
    QString html;
    for (const Span& span : spansOf(phrase))
        // Code reads from left to right whatever the language around it.
        html +=
            span.mono ? u"<span class=\"code\" dir=\"ltr\">%1</span>"_s.arg(markupOf(span.text)) : markupOf(span.text);
    return html;
}

} // namespace retort
