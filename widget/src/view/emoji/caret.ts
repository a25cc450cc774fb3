/** Where a composer is written in, and its caret while the focus is elsewhere. */
export class Caret {
  private range?: Range;

  constructor(readonly field: HTMLElement) {
    this.look();
  }

  /** Remembers where the caret stands, as long as it stands in the field. */
  look(): void {
    const selection = getSelection();
    if (selection?.rangeCount && this.field.contains(selection.anchorNode))
      this.range = selection.getRangeAt(0).cloneRange();
  }

  /** Writes where the caret stands, by the browser's own editing, so that it can be undone. */
  write(text: string): void {
    const { field, range } = this;
    field.focus({ preventScroll: true });
    if (!(field instanceof HTMLTextAreaElement)) {
      const selection = getSelection();
      if (range)
        selection?.setBaseAndExtent(
          range.startContainer,
          range.startOffset,
          range.endContainer,
          range.endOffset,
        );
      else {
        selection?.selectAllChildren(field);
        selection?.collapseToEnd();
      }
    }
    document.execCommand('insertText', false, text);
    this.look();
  }
}
