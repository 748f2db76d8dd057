// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/valueslot.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/condition/values/valueeditor.h"

#include <QBoxLayout>

#include <algorithm>

namespace retort {

namespace {

/// Any literal, in the form that its JSON type asks for.
class PlainSlot : public ValueSlot {
public:
    explicit PlainSlot(QWidget* parent) : ValueSlot(parent), m_editor(new ValueEditor(this))
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_editor);
        setFocusProxy(m_editor);
        connect(m_editor, &ValueEditor::edited, this, &ValueSlot::edited);
        connect(m_editor, &ValueEditor::left, this, &ValueSlot::left);
    }

    void showValue(const SlotView& view) override
    {
        m_editor->setName(view.name);
        const auto form = view.asJson ? ValueEditor::Form::Json : ValueEditor::formOf(view.json, false);
        // What is being typed stays in the field that it is typed in: "1e" is on its way to a number.
        const bool typing = view.problem && m_shown && m_editor->form() == ValueEditor::Form::Number && !view.asJson;
        m_editor->show(typing ? ValueEditor::Form::Number : form, view.json, view.problem);
        m_shown = true;
        if (view.json != m_json) {
            m_json = view.json;
            updateGeometry();
        }
    }
    void focusValue() override { m_editor->focusValue(); }

    QSize sizeHint() const override
    {
        const QSize editor = m_editor->sizeHint();
        if (m_editor->form() == ValueEditor::Form::Truth)
            return editor;
        const bool json = m_editor->form() == ValueEditor::Form::Json;
        const int text = QFontMetrics(json ? monoFont() : bodyFont()).horizontalAdvance(fromUtf8(m_json).left(60));
        return {std::clamp(text + (json ? 60 : 22), json ? 160 : 52, 320), editor.height()};
    }
    QSize minimumSizeHint() const override { return {48, m_editor->minimumSizeHint().height()}; }

private:
    ValueEditor* m_editor;
    std::string m_json;
    bool m_shown = false;
};

} // namespace

ValueSlot* makeValueSlot(QWidget* parent) { return new PlainSlot(parent); }

} // namespace retort
