// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/reaction/fields.h"
#include "engine/twig/outline.h"
#include "ui/common/notedcompleter.h"

#include <QObject>

#include <functional>
#include <vector>

namespace retort {

class TwigText;

/// What can be written at a place of a template: fields of the event's context with type and sample value, then what
/// else is known of the event's context, variables of the loops around it, functions; after a bar filters, after `is`
/// tests, after {% tags.
std::vector<Completion> completionsAt(std::string_view source, std::size_t offset, const json::Data& context,
                                      const Fields& fields = {});

/// Offers it below the caret while one types, and on Ctrl+Space.
class TwigCompletion : public QObject {
    Q_OBJECT

public:
    /// What the selected sample event holds, and what is known of its event.
    struct Known {
        json::Data context;
        Fields fields;
    };
    TwigCompletion(TwigText& text, std::function<Known()> known, QObject* parent = nullptr);

    void offer(bool asked); ///< Asked for by hand: also where nothing is typed yet.
    NotedCompleter& completer() { return *m_completer; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QString& completion);

    TwigText& m_text;
    std::function<Known()> m_known;
    NotedCompleter* m_completer;
    bool m_typed = false; ///< The text changes by a key that was pressed here.
};

} // namespace retort
