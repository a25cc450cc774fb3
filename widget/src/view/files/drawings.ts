export const retry = 'M20 11a8 8 0 10-2.3 6.7M20 5v6h-6';
export const download = 'M12 4v11M7 10.5l5 5 5-5M5 20h14';
