export function tokensCss(): string;
