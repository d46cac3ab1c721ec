import '@angular/compiler';
import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './App';

document.getElementById('app')!.append(document.createElement('app-root'));
void bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
