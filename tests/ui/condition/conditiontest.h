// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/condition/conditionstage.h"

#include <QLabel>

namespace retort {

inline const std::string three =
    R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"===": [{"var": "data.name"}, "Mina"]}, {"<": [{"var": "total"}, 100]}]})";
inline const std::string nested =
    R"({"and": [{">=": [{"var": "data.score"}, 9]}, {"or": [{"===": [{"var": "a"}, "x"]}, {"===": [{"var": "b"}, "y"]}]}, {"<": [{"var": "total"}, 100]}]})";

inline std::string compact(const std::string& json) { return json::write(json::Data::parse(json)->root()); }

/// A test of the condition editor with one rule open.
class ConditionTest : public QObject {
protected:
    void open(const std::string& rule)
    {
        stage = std::make_unique<ConditionStage>(rule);
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }
    void setRule(const std::string& rule)
    {
        const Content& content = samples::contentOf(stage->workspace, stage->id);
        QVERIFY(stage->workspace.setText(stage->id, {content.actions.at(0), "/arguments/0/value"}, rule,
                                         QStringLiteral("x")));
    }
    bool told(const QString& text) const
    {
        const auto labels = stage->window.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
    static QString focusName()
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->accessibleName() : QString();
    }
    RowGrip* grip(const QString& place) const
    {
        for (PartRow* row : stage->rows()) {
            const QString name = row->grip()->accessibleName();
            if (name.startsWith(QStringLiteral("Clause %1:").arg(place)) ||
                name.startsWith(QStringLiteral("Group %1:").arg(place)))
                return row->grip();
        }
        throw std::runtime_error("there is no clause " + place.toStdString());
    }

    std::unique_ptr<ConditionStage> stage;
};

} // namespace retort
